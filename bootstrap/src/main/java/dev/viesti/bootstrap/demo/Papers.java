package dev.viesti.bootstrap.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Small files that people attach. */
final class Papers {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;

    private Papers() {}

    /**
     * A file of the kind.
     *
     * @param kind {@code png}, {@code pdf} or {@code text}
     * @param content colours like {@code 1b4332} and blanks between them for a picture, else lines of text
     */
    static byte[] make(String kind, String content) {
        return switch (kind) {
            case "png" -> stripes(content.split(" "));
            case "pdf" -> pdf(content.lines().toList());
            case "text" -> content.getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** A picture with a stripe of each colour (PNG, RFC 2083). */
    private static byte[] stripes(String... colours) {
        var pixels = ByteBuffer.allocate(HEIGHT * (1 + 3 * WIDTH));
        for (var y = 0; y < HEIGHT; y++) {
            pixels.put((byte) 0);
            for (var x = 0; x < WIDTH; x++) {
                var colour = Integer.parseInt(colours[x * colours.length / WIDTH], 16);
                pixels.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
            }
        }
        var header = ByteBuffer.allocate(13)
                .putInt(WIDTH)
                .putInt(HEIGHT)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        file.writeBytes(chunk("IHDR", header));
        file.writeBytes(chunk("IDAT", deflated(pixels.array())));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        var typed = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var sum = new CRC32();
        sum.update(typed);
        return ByteBuffer.allocate(8 + typed.length)
                .putInt(data.length)
                .put(typed)
                .putInt((int) sum.getValue())
                .array();
    }

    /** A page with the lines (PDF 1.4). */
    private static byte[] pdf(List<String> lines) {
        var page = new StringBuilder("BT /F1 13 Tf 60 770 Td 20 TL\n");
        for (var line : lines) {
            page.append('(').append(line.replaceAll("([\\\\()])", "\\\\$1")).append(") Tj T*\n");
        }
        page.append("ET");
        var objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + page.length() + " >>\nstream\n" + page + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new ArrayList<Integer>();
        for (var object : objects) {
            offsets.add(file.length());
            file.append(offsets.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        var start = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        file.append("trailer << /Size ")
                .append(objects.size() + 1)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
