/** The four functions: API, preview, stream worker and sweep; each may do what it does and no more. */
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib'
import { ServicePrincipal, Role } from 'aws-cdk-lib/aws-iam'
import { Architecture, type FunctionOptions } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { makePrintingLayer } from './printing-layer.ts'
import { RUNTIME, root } from './runtime.ts'

export type Functions = Record<'api' | 'preview' | 'stream' | 'sweep', NodejsFunction>

type Variables = Record<string, string>

/** CommonJS packages in an ES module's bundle ask for `require`. */
const REQUIRE = "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);"

/** A claim is renewed with every mail and lasts as long as one print or the slowest answer of a mail server. */
const LEASE_SECONDS = '120'

export function makeFunctions(scope: Construct, variables: Variables, workerVariables: Variables): Functions {
  const layers = [makePrintingLayer(scope)]
  const printing = {
    layers,
    // The packed browser is for x86 only; it unpacks to 220 MB, and a print needs the CPU that comes with memory.
    architecture: Architecture.X86_64,
    memorySize: 2048,
    ephemeralStorageSize: Size.gibibytes(1),
  }
  const worker = {
    ...printing,
    environment: { ...variables, ...workerVariables, LEASE_SECONDS },
    // A distribution goes on mail by mail; what is left after this is taken up by the sweep.
    timeout: Duration.minutes(15),
  }
  return {
    api: makeFunction(scope, 'api', {
      architecture: Architecture.ARM_64,
      memorySize: 1024,
      environment: variables,
      timeout: Duration.seconds(20),
    }),
    // API Gateway waits for 30 seconds.
    preview: makeFunction(scope, 'preview', { ...printing, environment: variables, timeout: Duration.seconds(29) }),
    stream: makeFunction(scope, 'stream', worker),
    sweep: makeFunction(scope, 'sweep', worker),
  }
}

function makeFunction(scope: Construct, name: keyof Functions, options: FunctionOptions): NodejsFunction {
  const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  return new NodejsFunction(scope, id, {
    ...options,
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
      sourceMap: true,
      sourceMapMode: SourceMapMode.EXTERNAL,
      // The SDK as locked and tested, not the one that Lambda happens to have.
      externalModules: [],
      commandHooks: {
        beforeBundling: () => [],
        beforeInstall: () => [],
        afterBundling: (input, output) =>
          options.layers ? [`cp -R ${input}/functions/print/fonts ${output}/fonts`] : [],
      },
    },
  })
}
