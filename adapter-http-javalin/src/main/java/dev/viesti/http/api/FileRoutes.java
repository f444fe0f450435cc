package dev.viesti.http.api;

import dev.viesti.application.FileExchange;
import dev.viesti.domain.FileId;
import dev.viesti.domain.conversation.Attachment;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Files in and out (M2), streamed both ways. */
final class FileRoutes {
    private static final String PART = "file";
    private static final long OVERHEAD = 64L * 1024;

    private final FileExchange files;

    FileRoutes(FileExchange files) {
        this.files = files;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/files").member().merchant().bytes().to(this::upload),
                Route.get("/files/{id}").member().merchant().to(this::download));
    }

    private Answer upload(Request request) throws IOException {
        var http = request.context().req();
        return Answer.created(
                ConversationJson.file(Multipart.isOne(http) ? uploadPart(request, http) : uploadBody(request, http)));
    }

    private Attachment uploadBody(Request request, HttpServletRequest http) throws IOException {
        if (http.getContentLengthLong() > FileExchange.MAX_SIZE) {
            throw Multipart.tooLarge();
        }
        var name = Optional.ofNullable(http.getHeader("Content-Disposition")).flatMap(ContentDisposition::fileName);
        return files.upload(request.participant(), name.orElse(""), http.getInputStream());
    }

    private Attachment uploadPart(Request request, HttpServletRequest http) throws IOException {
        try (var multipart = Multipart.read(http, FileExchange.MAX_SIZE, FileExchange.MAX_SIZE + OVERHEAD)) {
            var parts = multipart.parts();
            for (var part : parts) {
                if (!part.getName().equals(PART)) {
                    request.wrong(part.getName(), "unknown-field", "remove this part; it isn't known here");
                }
            }
            if (parts.stream().filter(part -> part.getName().equals(PART)).count() != 1) {
                request.wrong(PART, "required", "must be one part of the multipart body");
            }
            var actor = request.participant();
            var part = parts.get(0);
            try (var body = part.getInputStream()) {
                return files.upload(actor, Multipart.fileName(part).orElse(""), body);
            }
        }
    }

    private Answer download(Request request) {
        var file = files.file(request.participant(), request.id("id", FileId::new));
        return Answer.stream(Api.headers(file), file.size(), out -> files.write(file, out));
    }
}
