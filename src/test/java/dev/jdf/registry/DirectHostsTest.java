package dev.jdf.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectHostsTest {

  /** The answers are those of Go's httpproxy package for the same words. */
  @ParameterizedTest
  @CsvSource({
    "'', example.com, 443, false",
    "*, example.com, 443, true",
    "example.com, example.com, 443, true",
    "example.com, a.b.example.com, 443, true",
    "example.com, myexample.com, 443, false",
    ".example.com, example.com, 443, false",
    ".example.com, a.example.com, 443, true",
    "*.example.com, a.example.com, 443, true",
    "EXAMPLE.com, example.com, 443, true",
    "'a.test , b.test', b.test, 443, true",
    "example.com:5000, example.com, 5000, true",
    "example.com:5000, example.com, 443, false",
    "10.0.0.0/8, 10.1.2.3, 5000, true",
    "10.0.0.0/8, 11.1.2.3, 5000, false",
    "10.1.2.0/23, 10.1.3.9, 5000, true",
    "10.1.2.0/23, 10.1.4.9, 5000, false",
    "10.0.0.0/8, ten.example.com, 5000, false",
    "0.0.0.0/0, 1.2.3.4, 80, true",
    "0.0.0.0/0, [2001:db8::1], 80, false",
    "10.0.0.0/33, 10.0.0.0, 80, false",
    "10.0.0.0/x, 10.0.0.0, 80, false",
    "10.1.2.3, 10.1.2.3, 80, true",
    "10.1.2.3:81, 10.1.2.3, 80, false",
    "2001:db8::/32, [2001:db8::1], 443, true",
    "2001:db8::/32, [2001:db9::1], 443, false",
    "2001:db8:0::1, [2001:db8::1], 443, true",
    "[2001:db8::1]:5000, [2001:db8::1], 5000, true",
    "[2001:db8::1]:5000, [2001:db8::1], 443, false"
  })
  void hostsAreExcepted(String variable, String host, int port, boolean direct) {
    assertEquals(direct, DirectHosts.of(variable).have(host, port));
  }
}
