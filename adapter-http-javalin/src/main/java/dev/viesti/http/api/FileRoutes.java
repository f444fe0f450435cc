package dev.viesti.http.api;

import dev.viesti.application.FileExchange;
import dev.viesti.domain.FileId;
import dev.viesti.domain.conversation.Attachment;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;

/** Files in and out (M2), streamed both ways. */
final class FileRoutes {
    private static final String PART = "file";
    private static final int IN_MEMORY = 64 * 1024;
    private static final long OVERHEAD = 64L * 1024;
    private static final MultipartConfigElement LIMITS = new MultipartConfigElement(
            System.getProperty("java.io.tmpdir"), FileExchange.MAX_SIZE, FileExchange.MAX_SIZE + OVERHEAD, IN_MEMORY);

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
        var type =
                Optional.ofNullable(http.getHeader("Content-Type")).orElse("").toLowerCase(Locale.ROOT);
        return Answer.created(ConversationJson.file(
                type.startsWith("multipart/") ? uploadPart(request, http) : uploadBody(request, http)));
    }

    private Attachment uploadBody(Request request, HttpServletRequest http) throws IOException {
        if (http.getContentLengthLong() > FileExchange.MAX_SIZE) {
            throw tooLarge();
        }
        var name = Optional.ofNullable(http.getHeader("Content-Disposition")).flatMap(ContentDisposition::fileName);
        return files.upload(request.participant(), name.orElse(""), http.getInputStream());
    }

    private Attachment uploadPart(Request request, HttpServletRequest http) throws IOException {
        if (http.getContentLengthLong() > FileExchange.MAX_SIZE + OVERHEAD) {
            throw tooLarge();
        }
        http.setAttribute("org.eclipse.jetty.multipartConfig", LIMITS);
        var parts = parts(http);
        try {
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
            var name =
                    Optional.ofNullable(part.getHeader("Content-Disposition")).flatMap(ContentDisposition::fileName);
            try (var body = part.getInputStream()) {
                return files.upload(actor, name.orElse(""), body);
            }
        } finally {
            for (var part : parts) {
                part.delete();
            }
        }
    }

    private static List<Part> parts(HttpServletRequest http) throws IOException {
        try {
            return List.copyOf(http.getParts());
        } catch (ServletException | HttpException.RuntimeException broken) {
            for (Optional<Throwable> cause = Optional.of(broken);
                    cause.isPresent();
                    cause = cause.flatMap(c -> Optional.ofNullable(c.getCause()))) {
                if (String.valueOf(cause.get().getMessage()).contains("exceed")) {
                    throw tooLarge();
                }
            }
            throw Refusal.broken("The multipart body can't be read.");
        }
    }

    private static Refusal tooLarge() {
        return Refusal.tooLarge("A file has at most " + FileExchange.MAX_SIZE + " bytes.");
    }

    private Answer download(Request request) {
        var file = files.file(request.participant(), request.id("id", FileId::new));
        return Answer.stream(Api.headers(file), file.size(), out -> files.write(file, out));
    }
}
