package dev.viesti.http.web;

import dev.viesti.application.FileExchange;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.http.api.Multipart;
import io.javalin.http.Context;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a browser sent in a form, read when it is first asked for; files of it are temporary. For one thread. */
final class Form implements AutoCloseable {
    /** The most that is read, in bytes: as many files as go with a message, what stands around them, and some text. */
    static final long MAX_SIZE = MessageDraft.MAX_FILES * FileExchange.MAX_SIZE + 2L * 1024 * 1024;

    private static final String FILES = "files";

    private final Context context;
    private final boolean takesFiles;
    private Optional<Multipart> multipart = Optional.empty();
    private Optional<Map<String, List<String>>> fields = Optional.empty();

    /**
     * The form of a request.
     *
     * @param takesFiles whether it may be of those that carry files
     */
    Form(Context context, boolean takesFiles) {
        this.context = context;
        this.takesFiles = takesFiles;
    }

    /** Its fields, of at most a million bytes; of a body of another kind, whose size nothing limits, none is read. */
    Map<String, List<String>> fields() {
        if (context.isFormUrlencoded()) {
            return context.formParamMap();
        }
        var read = fields.orElseGet(() -> parts().stream()
                .filter(part -> !isFile(part))
                .collect(Collectors.groupingBy(Part::getName, Collectors.mapping(Form::text, Collectors.toList()))));
        fields = Optional.of(read);
        return read;
    }

    /** The files that were chosen, as they came. */
    List<Part> files() {
        return parts().stream()
                .filter(part -> part.getName().equals(FILES) && isFile(part) && !isNone(part))
                .toList();
    }

    private List<Part> parts() {
        if (!takesFiles || !Multipart.isOne(context.req())) {
            return List.of();
        }
        if (multipart.isEmpty()) {
            try {
                // a file that is too large is told of in the form, and so read too
                multipart = Optional.of(Multipart.read(context.req(), MAX_SIZE, MAX_SIZE));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return multipart.map(Multipart::parts).orElse(List.of());
    }

    private static boolean isFile(Part part) {
        return part.getSubmittedFileName() != null;
    }

    /** A field for files in which none was chosen. */
    private static boolean isNone(Part part) {
        return part.getSize() == 0 && Multipart.fileName(part).orElse("").isEmpty();
    }

    private static String text(Part part) {
        try (var body = part.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes the temporary files. */
    @Override
    public void close() throws IOException {
        if (multipart.isPresent()) {
            multipart.get().close();
        }
    }
}
