package io.netfutures.ssh;

import org.apache.sshd.client.ClientFactoryManager;
import org.apache.sshd.client.session.ClientSessionImpl;
import org.apache.sshd.client.session.SessionFactory;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** Makes sessions that note what a peer says before it has identified itself, of which MINA reports whole lines only. */
final class GreetingSessionFactory extends SessionFactory {
    GreetingSessionFactory(ClientFactoryManager client) {
        super(client);
    }

    @Override
    protected ClientSessionImpl doCreateSession(IoSession socket) throws Exception {
        return new GreetingSession(getClient(), socket);
    }

    private static final class GreetingSession extends ClientSessionImpl {
        GreetingSession(ClientFactoryManager client, IoSession socket) throws Exception {
            super(client, socket);
        }

        @Override
        public void messageReceived(Readable message) throws Exception {
            Attempt attempt = Attempt.of(this);
            if (attempt.identified.isDone()) {
                super.messageReceived(message);
                return;
            }
            Buffer bytes = new ByteArrayBuffer(message.available(), false);
            bytes.putBuffer(message);
            attempt.hear(bytes.array(), bytes.rpos(), bytes.available());
            super.messageReceived(bytes);
        }
    }
}
