package dev.jdf.lsp;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/** What an editor is told in place of an answer; nobody there reads a stack trace. */
final class ProtocolErrors {

  private ProtocolErrors() {}

  static ResponseError notInitialized(String method) {
    return error(
        ResponseErrorCode.ServerNotInitialized, method + ": initialize has to be asked for first");
  }

  static ResponseError initializedAlready() {
    return error(ResponseErrorCode.InvalidRequest, "initialize was asked for already");
  }

  static ResponseError shutDown(String method) {
    return error(ResponseErrorCode.InvalidRequest, method + ": the server is shut down");
  }

  static ResponseError notServed(String method) {
    return error(ResponseErrorCode.MethodNotFound, method + " is not served");
  }

  static ResponseError noParameters(String method) {
    return error(ResponseErrorCode.InvalidParams, method + ": there are no parameters");
  }

  static ResponseError wrongParameters(String method, String problem) {
    return error(ResponseErrorCode.InvalidParams, method + ": " + problem);
  }

  /** Of a request that failed. */
  static ResponseError of(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean wrapped =
        thrown instanceof CompletionException || thrown instanceof InvocationTargetException;
    if (wrapped && cause != null) {
      return of(cause);
    }
    return thrown instanceof ResponseErrorException refused
        ? refused.getResponseError()
        : error(ResponseErrorCode.InternalError, String.valueOf(thrown.getMessage()));
  }

  static ResponseMessage answer(RequestMessage request, ResponseError error) {
    ResponseMessage answer = new ResponseMessage();
    answer.setJsonrpc("2.0");
    answer.setRawId(request.getRawId());
    answer.setError(error);
    return answer;
  }

  /**
   * What the library found wrong itself, without the exception that it adds. If it knows which
   * request it was, then that was JSON, and only its parameters were wrong.
   */
  static Message plain(Message message) {
    if (message instanceof ResponseMessage answer && answer.getError() != null) {
      ResponseError error = answer.getError();
      error.setData(null);
      if (answer.getRawId() != null && error.getCode() == ResponseErrorCode.ParseError.getValue()) {
        error.setCode(ResponseErrorCode.InvalidParams);
      }
    }
    return message;
  }

  private static ResponseError error(ResponseErrorCode code, String message) {
    return new ResponseError(code, message, null);
  }
}
