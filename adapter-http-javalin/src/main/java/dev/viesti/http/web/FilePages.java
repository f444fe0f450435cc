package dev.viesti.http.web;

import dev.viesti.application.FileExchange;
import dev.viesti.application.NotFound;
import dev.viesti.domain.FileId;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.http.api.Api;
import dev.viesti.http.web.PageRoute.Admission;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files in and out, and pictures shown in their place (M2). */
final class FilePages {
    private static final String PATH = "/files";
    /** What can be shown and can't run anything: by the bytes, whatever a name says. */
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final FileExchange files;
    private final Layout layout;

    FilePages(FileExchange files, Layout layout) {
        this.files = files;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.post(PATH, Admission.SIGNED_IN, this::upload),
                PageRoute.get(PATH + "/{id}", Admission.SIGNED_IN, this::download),
                PageRoute.get(PATH + "/{id}/preview", Admission.SIGNED_IN, this::preview));
    }

    static boolean isPicture(Attachment file) {
        return PICTURES.contains(file.contentType());
    }

    /** The body is the file; what comes back stands in the composer for it. */
    private Reply upload(Visit visit) throws IOException {
        var name = visit.query("name").orElse("");
        try {
            var file = files.upload(
                    visit.participant(), name, visit.context().req().getInputStream());
            return Reply.html(201, layout.templates().upload(visit.reader(), file));
        } catch (InvalidInput empty) {
            return Reply.html(422, visit.reader().say(ComposerWords.FILE_EMPTY));
        }
    }

    private Reply download(Visit visit) {
        var file = file(visit);
        return reply(file, Api.headers(file));
    }

    private Reply preview(Visit visit) {
        var file = file(visit);
        if (!isPicture(file)) {
            throw new NotFound("preview");
        }
        // kept, but shown to nobody who hasn't asked: whoever sits there next may be somebody else
        var tag = "\"" + file.id().value() + "\"";
        var isKept = tag.equals(visit.context().header("If-None-Match"));
        var reply = isKept ? new Reply(304, Map.of(), false, out -> {}) : reply(file, Api.headers(file));
        return reply.with("Content-Disposition", "inline")
                .with("Cache-Control", "private, no-cache")
                .with("ETag", tag);
    }

    private Attachment file(Visit visit) {
        return files.file(visit.participant(), visit.id("id", FileId::new));
    }

    private Reply reply(Attachment file, Map<String, String> headers) {
        return new Reply(200, headers, false, out -> files.write(file, out))
                .with("Content-Length", Long.toString(file.size()));
    }
}
