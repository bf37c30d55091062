package dev.jdf.lsp;

import java.util.Optional;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;

/**
 * What an editor says on its way to the server. Only what the server serves at this time of its
 * life, and what has all its parameters, comes through: requests are refused, and notifications,
 * which nobody may answer, are dropped.
 */
final class Gate {

  private static final String INITIALIZE = "initialize";
  private static final String SHUTDOWN = "shutdown";
  private static final String EXIT = "exit";

  /** The protocol library cancels requests itself. */
  private static final String CANCEL = "$/cancelRequest";

  private enum Phase {
    NEW,
    OPEN,
    SHUT
  }

  private final ServedMethods served = new ServedMethods();
  private final ReflectiveMessageValidator validator =
      new ReflectiveMessageValidator(message -> {});
  private MessageConsumer answers = message -> {};
  private Phase phase = Phase.NEW;

  /** The library asks first for what is sent to the editor, then for what comes from it. */
  MessageConsumer around(MessageConsumer next) {
    if (next instanceof RemoteEndpoint) {
      return message -> receive(message, next);
    }
    answers = message -> next.consume(ProtocolErrors.plain(message));
    return answers;
  }

  private void receive(Message message, MessageConsumer next) {
    if (message instanceof RequestMessage request) {
      Optional<ResponseError> refusal = refusal(request);
      if (refusal.isPresent()) {
        answers.consume(ProtocolErrors.answer(request, refusal.get()));
        return;
      }
      advance(request.getMethod());
    }
    if (!(message instanceof NotificationMessage notification) || isHeard(notification)) {
      next.consume(message);
    }
  }

  private void advance(String method) {
    if (method.equals(INITIALIZE)) {
      phase = Phase.OPEN;
    } else if (method.equals(SHUTDOWN)) {
      phase = Phase.SHUT;
    }
  }

  private Optional<ResponseError> refusal(RequestMessage request) {
    String method = request.getMethod();
    boolean first = method.equals(INITIALIZE);
    return switch (phase) {
      case NEW ->
        first ? wrongParameters(request) : Optional.of(ProtocolErrors.notInitialized(method));
      case OPEN -> first ? Optional.of(ProtocolErrors.initializedAlready()) : wrong(request);
      case SHUT -> Optional.of(ProtocolErrors.shutDown(method));
    };
  }

  private Optional<ResponseError> wrong(RequestMessage request) {
    return served.requests().contains(request.getMethod())
        ? wrongParameters(request)
        : Optional.of(ProtocolErrors.notServed(request.getMethod()));
  }

  private Optional<ResponseError> wrongParameters(RequestMessage request) {
    String method = request.getMethod();
    if (request.getParams() == null && !method.equals(SHUTDOWN)) {
      return Optional.of(ProtocolErrors.noParameters(method));
    }
    return problem(request).map(problem -> ProtocolErrors.wrongParameters(method, problem));
  }

  /** Editors announce so much that one may forget a part that nobody reads. */
  private Optional<String> problem(Message message) {
    try {
      if (!(message instanceof RequestMessage request && request.getMethod().equals(INITIALIZE))) {
        validator.consume(message);
      }
      return Optional.empty();
    } catch (MessageIssueException wrong) {
      return Optional.of(wrong.getIssues().get(0).getText());
    }
  }

  private boolean isHeard(NotificationMessage notification) {
    String method = notification.getMethod();
    if (method.equals(EXIT) || method.equals(CANCEL)) {
      return true;
    }
    return phase == Phase.OPEN
        && served.notifications().contains(method)
        && notification.getParams() != null
        && problem(notification).isEmpty();
  }
}
