/** Which names and addresses are this machine's own, reached from nowhere else. */

/** `host` as in HOST or a Host header without its port: `localhost`, 127.0.0.0/8 (RFC 1122, 3.2.1.3), ::1 (RFC 4291, 2.5.3). */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
