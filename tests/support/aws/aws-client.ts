/** Settings of an AWS client for a server on this machine. */

/** `silenceMs`: how long it waits for one that says nothing. */
export const clientFor = (endpoint: string, silenceMs: number) => ({
  endpoint,
  region: 'test-region-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  requestHandler: { requestTimeout: silenceMs, throwOnRequestTimeout: true },
})
