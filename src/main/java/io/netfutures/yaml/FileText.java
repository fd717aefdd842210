package io.netfutures.yaml;

import io.netfutures.device.Printable;
import io.netfutures.yaml.Value.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a file that users write: UTF-8, or UTF-16 with a byte order mark, without control characters. */
public final class FileText {
    private static final int LARGEST = 32 << 20;

    private FileText() {}

    /**
     * The text of {@code file}. Blocks for the file only.
     *
     * @param name what to call the file in messages
     * @param kind what the file is to be, as {@code YAML}
     * @throws FileMistake if it cannot be read, is larger than 32 MB, or is not text
     */
    public static String read(Path file, String name, String kind) throws FileMistake {
        if (Files.isDirectory(file)) {
            throw new FileMistake(name + ": is a directory; give the file, for instance " + name + "/devices.yaml");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(LARGEST + 1), name, kind);
        } catch (NoSuchFileException e) {
            throw new FileMistake(name + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new FileMistake(name + ": may not be read; check its permissions");
        } catch (IOException e) {
            throw new FileMistake(name + ": cannot be read: " + Printable.line(String.valueOf(e.getMessage())));
        }
    }

    /**
     * The text that these bytes are.
     *
     * @param name what to call their origin in messages
     * @param kind what they are to be, as {@code YAML}
     * @throws FileMistake if they are more than 32 MB, or not text
     */
    public static String of(byte[] bytes, String name, String kind) throws FileMistake {
        if (bytes.length > LARGEST) {
            throw new FileMistake(name + ": is larger than " + (LARGEST >> 20) + " MB; split it");
        }
        String text = decode(bytes, name);
        checkCharacters(text, name, kind);
        return text;
    }

    private static String decode(byte[] bytes, String name) throws FileMistake {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length > 1 && bytes[0] == -1 && bytes[1] == -2) {
            charset = StandardCharsets.UTF_16LE;
        } else if (bytes.length > 1 && bytes[0] == -2 && bytes[1] == -1) {
            charset = StandardCharsets.UTF_16BE;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result =
                charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(in, out, true);
        String text = out.flip().toString();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (result.isError()) {
            throw placeAfter(text, name)
                    .error("the byte 0x%02X is not text in %s; save the file as UTF-8"
                            .formatted(bytes[in.position()], charset.name()));
        }
        return text;
    }

    /** YAML 1.1, section 4.1.1, allows tabs, line ends and printable characters; so do the other formats. */
    private static void checkCharacters(String text, String name, String kind) throws FileMistake {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= ' ' && c <= '~')
                    || c == '\n'
                    || c == '\t'
                    || c == '\r'
                    || c == '\u0085'
                    || (c >= '\u00A0' && c <= '\uFFFD');
            if (!allowed) {
                throw placeAfter(text.substring(0, i), name)
                        .error("the control character U+%04X may not stand in %s; remove it".formatted((int) c, kind));
            }
        }
    }

    private static Place placeAfter(String text, String name) {
        String[] lines = text.split("\r\n|[\r\n\u0085\u2028\u2029]", -1);
        String last = lines[lines.length - 1];
        return new Place(name, lines.length, last.codePointCount(0, last.length()) + 1);
    }
}
