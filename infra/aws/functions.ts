/** API, preview, stream worker and sweep; each may do what it does and no more. The listener to SES is in mail-events.ts. */
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, type FunctionOptions } from 'aws-cdk-lib/aws-lambda'
import { Charset, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { FONTS_DIR, makeFontsLayer, makePrintingLayer } from './printing-layer.ts'
import { RUNTIME, root } from './runtime.ts'
import type { Settings } from './settings.ts'

type Name = 'api' | 'preview' | 'stream' | 'sweep'

export type Roles = Record<Name, Role>
export type Functions = Record<Name, NodejsFunction>

type Variables = Record<string, string>

/** CommonJS packages in an ES module's bundle ask for `require`. */
const REQUIRE = "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);"

/** So long after a worker died its claims hold; one that lives renews them, however slow a server is. */
const LEASE_SECONDS = '120'

/** Who each function is. What it may do beyond its own log is granted by whoever owns the thing. */
export function makeRoles(scope: Construct): Roles {
  const make = (name: Name) =>
    new Role(scope, `${capital(name)}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  return { api: make('api'), preview: make('preview'), stream: make('stream'), sweep: make('sweep') }
}

/** What each function is told: `all` of them, and beyond it those that know the secret, and the two that mail. */
export type Told = { all: Variables; withSecret: Variables; workers: Variables }

export function makeFunctions(
  scope: Construct,
  roles: Roles,
  told: Told,
  { fonts, mailSenders, reservedForApi }: Pick<Settings, 'fonts' | 'mailSenders' | 'reservedForApi'>,
): Functions {
  // The API prints nothing, but says before review which characters could not be printed.
  const ownFonts = fonts === undefined ? [] : [makeFontsLayer(scope, fonts)]
  const all = fonts === undefined ? told.all : { ...told.all, FONTS_DIR }
  const variables = { ...all, ...told.withSecret }
  const printing = {
    layers: [makePrintingLayer(scope), ...ownFonts],
    // The packed browser is for x86 only; it unpacks to 220 MB, and a print needs the CPU that comes with memory.
    architecture: Architecture.X86_64,
    memorySize: 2048,
    ephemeralStorageSize: Size.gibibytes(1),
  }
  const worker = {
    ...printing,
    environment: { ...variables, ...told.workers, LEASE_SECONDS, MAIL_SENDERS: String(mailSenders) },
    // A distribution goes on page by page; what is left after this is taken up by the sweep.
    timeout: Duration.minutes(15),
  }
  const make = (name: Name, options: FunctionOptions) =>
    makeFunction(
      scope,
      name,
      roles[name],
      options,
      name === 'api' ? [] : ['functions/print/fonts', 'functions/print/fast/boxes'],
    )
  return {
    api: make('api', {
      layers: ownFonts,
      architecture: Architecture.ARM_64,
      memorySize: 1024,
      environment: variables,
      timeout: Duration.seconds(20),
      ...(reservedForApi === undefined ? {} : { reservedConcurrentExecutions: reservedForApi }),
    }),
    // API Gateway waits for 30 seconds.
    preview: make('preview', { ...printing, environment: all, timeout: Duration.seconds(29) }),
    stream: make('stream', worker),
    sweep: make('sweep', worker),
  }
}

const capital = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The function whose entry file has this name, with a log of its own; `folders` of this repository are laid beside its code. */
export function makeFunction(
  scope: Construct,
  name: string,
  role: Role,
  options: FunctionOptions,
  folders: string[] = [],
): NodejsFunction {
  const id = capital(name)
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  })
  logGroup.grantWrite(role)
  return new NodejsFunction(scope, id, {
    ...options,
    environment: { ...options.environment, NODE_OPTIONS: '--enable-source-maps' },
    runtime: RUNTIME,
    entry: root(`functions/lambda/${name}.ts`),
    projectRoot: root(),
    depsLockFilePath: root('package-lock.json'),
    role,
    logGroup,
    bundling: {
      format: OutputFormat.ESM,
      target: 'node24',
      banner: REQUIRE,
      // A stack in the log names our own lines all the same, by the map beside the code. Names are not kept: what is sent into
      // the browser as source text (functions/print/page/in-page.ts) would ask for a helper that is not there.
      minify: true,
      sourceMap: true,
      sourcesContent: false,
      charset: Charset.UTF8,
      // The SDK as locked and tested, not the one that Lambda happens to have.
      externalModules: [],
      commandHooks: {
        beforeBundling: () => [],
        beforeInstall: () => [],
        afterBundling: (input, output) => folders.map((folder) => `cp -R ${input}/${folder} ${output}/`),
      },
    },
  })
}
