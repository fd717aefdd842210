package io.netfutures.app;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Says in the failure of a test what the command has said last. */
record Witness(Supplier<String> said) implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        if (failure instanceof AssertionError) {
            throw new AssertionError(failure.getMessage() + "\nand said:\n" + said.get(), failure);
        }
        throw failure;
    }
}
