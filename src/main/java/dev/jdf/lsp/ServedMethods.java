package dev.jdf.lsp;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/**
 * The methods of the protocol that the server has. Its library knows all there are, and takes those
 * that nobody wrote for defects.
 */
final class ServedMethods {

  private final Set<String> requests = new TreeSet<>();
  private final Set<String> notifications = new TreeSet<>();

  ServedMethods() {
    add(LanguageServer.class, Server.class);
    add(TextDocumentService.class, TextDocuments.class);
    add(WorkspaceService.class, Workspaces.class);
  }

  Set<String> requests() {
    return requests;
  }

  Set<String> notifications() {
    return notifications;
  }

  private void add(Class<?> protocol, Class<?> server) {
    for (Method method : protocol.getMethods()) {
      JsonRequest request = method.getAnnotation(JsonRequest.class);
      JsonNotification notification = method.getAnnotation(JsonNotification.class);
      if (request != null && isWritten(method, server)) {
        requests.add(name(method, request.value(), request.useSegment()));
      } else if (notification != null && isWritten(method, server)) {
        notifications.add(name(method, notification.value(), notification.useSegment()));
      }
    }
  }

  private static boolean isWritten(Method method, Class<?> server) {
    try {
      return !server.getMethod(method.getName(), method.getParameterTypes()).isDefault();
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String name(Method method, String value, boolean withSegment) {
    JsonSegment segment = method.getDeclaringClass().getAnnotation(JsonSegment.class);
    String name = value.isEmpty() ? method.getName() : value;
    return segment != null && withSegment ? segment.value() + "/" + name : name;
  }
}
