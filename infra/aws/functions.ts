/** API, preview, stream worker and sweep; each may do what it does and no more. The listener to SES is in mail-events.ts. */
import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AssetHashType, DockerImage, Duration, RemovalPolicy, Size } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, type FunctionOptions, Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { FONTS_DIR, makeFontsLayer, makePrintingLayer } from './printing-layer.ts'
import { RUNTIME, root } from './runtime.ts'
import type { Settings } from './settings.ts'

type Name = 'api' | 'preview' | 'stream' | 'sweep'

export type Roles = Record<Name, Role>
export type Functions = Record<Name, Lambda>

type Variables = Record<string, string>

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
): Lambda {
  const id = capital(name)
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  })
  logGroup.grantWrite(role)
  return new Lambda(scope, id, {
    ...options,
    runtime: RUNTIME,
    handler: 'index.handler',
    code: codeOf(name, folders),
    role,
    logGroup,
  })
}

/** Bundled by a process of its own (bundle.ts), since CDK waits for no promise; known by what comes out. */
const codeOf = (name: string, folders: string[]): Code =>
  Code.fromAsset(root('functions/lambda'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused'),
      // By this CDK tells one function's code from another's.
      command: [name],
      local: {
        tryBundle(output) {
          const entry = `functions/lambda/${name}.ts`
          execFileSync(process.execPath, [root('infra/aws/bundle.ts'), entry, output], { stdio: 'inherit' })
          for (const folder of folders) cpSync(root(folder), join(output, basename(folder)), { recursive: true })
          return true
        },
      },
    },
  })
