/** Holds docs/security.md and docs/asvs.md against the sources: each is done in one place only, or nowhere. */
import { expect, test } from 'vitest'
import { SOURCES } from './sources.ts'

const OURS = SOURCES.filter(({ path }) => !path.startsWith('tests/'))

test.each<[string, RegExp, string, string[]]>([
  [
    'makes markup of a string',
    /\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/,
    'element.innerHTML = text',
    // What shared/print escaped, in a browser without network and script of its own.
    ['functions/print/page/in-page.ts'],
  ],
  ['runs a string as code', /\beval\(|\bnew Function\(|set(Timeout|Interval)\(['"`]|from 'node:vm'/, 'eval(text)', []],
  [
    'starts a process',
    /from 'node:(child_process|cluster)'/,
    "import { spawn } from 'node:child_process'",
    [
      'functions/print/browser/chromium.ts',
      // While the stack is synthesised: the bundler.
      'infra/aws/functions.ts',
      // Only while one works on it: the server that it restarts.
      'infra/local/dev.ts',
      ...['infra/local/engine-process.ts', 'infra/local/web.ts'],
    ],
  ],
  ['gives a process a line for its shell', /\b(exec|execSync)\(['"`]|\bshell: /, "exec('ls ' + name)", []],
  [
    'opens a connection',
    /(?<![\w.])fetch\(|new (DynamoDB|DynamoDBStreams|S3|SES|SecretsManager)Client\(|createTransport\(|\bconnect\(|from 'node:(https|tls|dgram)'|XMLHttpRequest|new WebSocket/,
    "fetch('https://elsewhere.example')",
    [
      ...[
        'functions/files/s3.ts',
        'functions/lambda/read-secret.ts',
        'functions/mail/ses-quota.ts',
        'functions/mail/ses.ts',
      ],
      ...['functions/mail/smtp-size.ts', 'functions/mail/smtp.ts'],
      // To the browser that prints, by a pipe.
      ...['functions/print/browser/chromium.ts', 'functions/store/table.ts'],
      ...[
        'infra/local/dev.ts',
        'infra/local/engine-process.ts',
        'infra/local/folder-lock.ts',
        'infra/local/poll-stream.ts',
      ],
    ],
  ],
  [
    'takes chance that can be guessed',
    /\bMath\.random\b/,
    'Math.random()',
    // How long to wait, and which of several rows to count in.
    ['functions/store/counters.ts', 'functions/store/patience.ts'],
  ],
  [
    'hashes or seals by anything but SHA-256, or encrypts',
    /create(Hash|Hmac)\((?!'sha256')|create(Cipher|Decipher|Sign|Verify)|\b(md5|sha1|scrypt|pbkdf2)\b|subtle\.(?!digest\('SHA-256')\w/i,
    "createHash('md5')",
    [],
  ],
  [
    'speaks to other windows by messages',
    /\b(window|self|globalThis|parent|top|opener)\.(postMessage\b|addEventListener\('message'|onmessage)/,
    'window.postMessage(1)',
    [],
  ],
  [
    'writes to the outputs of the process',
    /\bconsole\.|process\.std(out|err)\.write/,
    'console.log(text)',
    ['functions/cli/cx.ts', 'functions/lambda/write-metric.ts', 'infra/local/dev.ts', 'infra/local/start.ts'],
  ],
])('nothing else %s', (_, pattern, example, places) => {
  expect(example).toMatch(pattern)
  // The web fetches from its own address only: its page's policy says so.
  const found = OURS.filter(({ path, code }) =>
    pattern.test(path.startsWith('web/') ? code.replace(/\bfetch\(/g, '') : code),
  )
  expect(found.map(({ path }) => path)).toEqual(places)
})
