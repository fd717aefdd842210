package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class HeapTest {
    private static WeakReference<Object> garbage() {
        return new WeakReference<>(new Object());
    }

    @Test
    void what_is_garbage_is_collected_as_soon_as_there_is_more_in_use_than_the_bound() {
        WeakReference<Object> garbage = garbage();
        new Heap(1).collectIfFull();
        assertThat(garbage.get()).isNull();
    }

    @Test
    void what_was_in_use_then_may_double_before_the_next_time() {
        byte[] held = new byte[1 << 24];
        Heap heap = new Heap(1);
        heap.collectIfFull();
        assertThat(heap.limit()).isGreaterThan(2L * held.length);
    }
}
