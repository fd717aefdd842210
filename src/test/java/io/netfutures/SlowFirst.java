package io.netfutures;

import java.util.Comparator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Tag;

/** Begins with the classes that are tagged as slow, so that at the end no processor waits for one that began late. */
@NullMarked
public final class SlowFirst implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(Comparator.comparing(each -> !isSlow(each)));
    }

    private static boolean isSlow(ClassDescriptor test) {
        return test.findRepeatableAnnotations(Tag.class).stream()
                .anyMatch(each -> each.value().equals("slow"));
    }
}
