package io.netfutures.app.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which of the options that every command can have mean something to this one. Without it, a command works on devices: it heeds those that
 * choose devices always, and the others if it is the first.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Heeds {
    /** What it heeds each time. */
    CommonOption[] always() default {};

    /** What it heeds only if it is the first, which opens what the others use. */
    CommonOption[] first() default {};
}
