package dev.viesti.http;

import dev.viesti.application.port.ContentTypeDetector;
import org.apache.tika.Tika;

/** Tells the type of a file from its first bytes alone, with Apache Tika. Safe for several threads. */
public final class TikaContentTypeDetector implements ContentTypeDetector {
    private final Tika tika = new Tika();

    /** Loads the signatures that come with Tika. */
    public TikaContentTypeDetector() {}

    @Override
    public String detect(byte[] head) {
        return tika.detect(head);
    }
}
