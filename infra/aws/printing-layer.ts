/** The layer that the functions read beside their code: the packed browser, pdf.js and the fonts of the packages, and a centre's own fonts. */
import { createHash } from 'node:crypto'
import { cpSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AssetHashType, DockerImage } from 'aws-cdk-lib'
import { Architecture, Code, LayerVersion } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { RUNTIME, root } from './runtime.ts'

/** Which files of each package: a function with its layers may hold 250 MB, the whole packages have 315. */
const PACKAGES: Record<string, string[]> = {
  // Not swiftshader: pages are printed without a graphics card's help.
  '@sparticuz/chromium': ['bin/{chromium,al2023.tar,fonts.tar}.br'],
  '@fontsource/noto-serif-sc': ['900.css', 'files/*-900-normal.woff2'],
  '@fontsource/noto-sans-sc': ['500.css', 'files/*-500-normal.woff2'],
  '@fontsource/tinos': ['files/tinos-{latin,latin-ext}-400-normal.woff2'],
  'pdfjs-dist': ['legacy/build/pdf{,.worker}.min.mjs'],
  '@chinese-fonts/lxgwwenkai': ['dist/LXGWWenKai-{Light,Medium}/*'],
}
const WITH_EACH = ['package.json', 'LICENSE']

/** Lays the packages out under `folder` as Lambda finds them: its NODE_PATH holds /opt/nodejs/node_modules. */
function layOutPackages(folder: string): void {
  for (const [name, files] of Object.entries(PACKAGES)) {
    const from = root('node_modules', name)
    for (const file of globSync([...WITH_EACH, ...files], { cwd: from }))
      cpSync(join(from, file), join(folder, 'nodejs/node_modules', name, file))
  }
}

export function makePrintingLayer(scope: Construct): LayerVersion {
  return new LayerVersion(scope, 'Printing', {
    description: 'Chromium and fonts',
    compatibleRuntimes: [RUNTIME],
    compatibleArchitectures: [Architecture.X86_64],
    code: Code.fromAsset(root('node_modules/@sparticuz/chromium'), {
      // By their versions: the files are 106 MB, and a version of a package is always the same.
      assetHashType: AssetHashType.CUSTOM,
      assetHash: hashOfPackages(),
      bundling: {
        image: DockerImage.fromRegistry('unused'),
        local: {
          tryBundle(folder) {
            layOutPackages(folder)
            return true
          },
        },
      },
    }),
  })
}

/** Where the functions find the centre's own fonts. */
export const FONTS_DIR = '/opt/own-fonts'

/** The fonts of `folder`, and nothing else that lies in it. @throws Error where there are none */
export function makeFontsLayer(scope: Construct, folder: string): LayerVersion {
  const files = globSync('*.{ttf,otf,woff2}', { cwd: folder })
  if (files.length === 0) throw new Error(`cdk.json or -c: no font (.ttf, .otf, .woff2) in fonts=${folder}`)
  return new LayerVersion(scope, 'OwnFonts', {
    description: "The centre's own fonts",
    compatibleRuntimes: [RUNTIME],
    code: Code.fromAsset(folder, {
      assetHashType: AssetHashType.OUTPUT,
      bundling: {
        image: DockerImage.fromRegistry('unused'),
        local: {
          tryBundle(output) {
            for (const file of files) cpSync(join(folder, file), join(output, basename(FONTS_DIR), file))
            return true
          },
        },
      },
    }),
  })
}

function hashOfPackages(): string {
  const versions = Object.keys(PACKAGES).map((name) => readFileSync(root('node_modules', name, 'package.json'), 'utf8'))
  return createHash('sha256')
    .update(JSON.stringify([PACKAGES, versions]))
    .digest('hex')
}
