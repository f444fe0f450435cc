package dev.viesti.http.api;

import dev.viesti.application.FileExchange;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;

/** The parts of a multipart body, the larger ones in temporary files until it is closed. For one thread. */
public final class Multipart implements AutoCloseable {
    /** The most parts of a body. */
    static final int MAX_PARTS = 200;
    /** The most bytes of all parts that aren't files. */
    static final int MAX_TEXT = 1_000_000;

    private static final int IN_MEMORY = 64 * 1024;

    private final List<Part> parts;

    private Multipart(List<Part> parts) {
        this.parts = parts;
    }

    /** Whether the body says that it is one. */
    public static boolean isOne(HttpServletRequest http) {
        return Optional.ofNullable(http.getHeader("Content-Type"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("multipart/");
    }

    /**
     * Reads the body.
     *
     * @param maxPart the most bytes of one part
     * @param maxBody the most bytes of all
     * @throws io.javalin.http.HttpResponseException 413 past a limit, 408 for who is too slow, and 400 for what is broken
     */
    public static Multipart read(HttpServletRequest http, long maxPart, long maxBody) throws IOException {
        if (http.getContentLengthLong() > maxBody) {
            throw tooLarge();
        }
        http.setAttribute(
                "org.eclipse.jetty.multipartConfig",
                new MultipartConfigElement(System.getProperty("java.io.tmpdir"), maxPart, maxBody, IN_MEMORY));
        try {
            return new Multipart(List.copyOf(http.getParts()));
        } catch (ServletException | HttpException.RuntimeException broken) {
            throw causes(broken)
                            .map(cause -> String.valueOf(cause.getMessage()))
                            .anyMatch(Multipart::isPastLimit)
                    ? tooLarge()
                    : Refusal.broken("The multipart body can't be read.");
        } catch (IOException broken) {
            throw Refusals.statusByServer(broken).map(Refusal::unreadable).orElseThrow(() -> broken);
        }
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(
                        Optional.of(failure),
                        Optional::isPresent,
                        cause -> cause.flatMap(known -> Optional.ofNullable(known.getCause())))
                .flatMap(Optional::stream);
    }

    /** By what Jetty says, which has one exception for all. */
    private static boolean isPastLimit(String message) {
        return (message.startsWith("max ") && message.contains("exceeded"))
                || message.startsWith("Form with too many keys");
    }

    static Refusal tooLarge() {
        return Refusal.tooLarge("A file has at most " + FileExchange.MAX_SIZE + " bytes.");
    }

    /** All parts, in their order. */
    public List<Part> parts() {
        return parts;
    }

    /** How a part's sender calls it, if it is a file; never to be trusted (M2). */
    public static Optional<String> fileName(Part part) {
        return Optional.ofNullable(part.getHeader("Content-Disposition")).flatMap(ContentDisposition::fileName);
    }

    /** Deletes what is left of it. */
    @Override
    public void close() throws IOException {
        for (var part : parts) {
            part.delete();
        }
    }
}
