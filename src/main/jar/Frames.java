import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Copies a jar, and gives its classes of Java 5 the stack map frames of Java 8: an archive of loaded classes takes none without them
 * (JVMS 4.10), so that they would be read and verified with each start. Nothing else in them changes.
 *
 * <p>Arguments: the jar, and the copy. The jar itself is on the class path as well.
 */
class Frames {
    private static final int FIRST_WITH_FRAMES = Opcodes.V1_6;

    public static void main(String[] files) throws IOException {
        try (JarFile jar = new JarFile(files[0]);
                JarOutputStream copy = new JarOutputStream(Files.newOutputStream(Path.of(files[1])))) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                JarEntry same = new JarEntry(entry.getName());
                same.setTimeLocal(entry.getTimeLocal());
                copy.putNextEntry(same);
                copy.write(entry.getName().endsWith(".class") ? framed(bytes) : bytes);
                copy.closeEntry();
            }
        }
    }

    private static byte[] framed(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        if (reader.readShort(6) >= FIRST_WITH_FRAMES) {
            return bytes;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version, int access, String name, String signature, String parent, String[] interfaces) {
                        super.visit(Opcodes.V1_8, access, name, signature, parent, interfaces);
                    }
                },
                ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
