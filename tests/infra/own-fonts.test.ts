/** A centre's own fonts on AWS: from the folder that the settings name, to the functions that ask for them. */
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import { expect, test } from 'vitest'
import { makeFontsLayer } from '../../infra/aws/printing-layer.ts'
import { functionsOf, synthesised } from '../support/aws/synthesised.ts'

test('own fonts go to the API and to all that print, and nothing else of their folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-fonts-'))
  try {
    writeFileSync(join(folder, '方正小标宋.ttf'), 'a font')
    writeFileSync(join(folder, 'licence.pdf'), 'not for the cloud')
    const app = new App({ context: {} })
    const layer = makeFontsLayer(new Stack(app, 'Fonts'), folder)
    expect(layer.layerVersionArn).toBeTruthy()
    const { directory } = app.synth()
    expect(globSync('asset.*/**/*.*', { cwd: directory })).toEqual([
      expect.stringMatching(/^asset\.[0-9a-f]+\/own-fonts\/方正小标宋\.ttf$/),
    ])
    const { template } = synthesised({ fonts: folder })
    for (const name of ['api', 'preview', 'stream', 'sweep'])
      expect(functionsOf(template).get(name)?.variables.FONTS_DIR, name).toBe('/opt/own-fonts')
    expect(functionsOf(synthesised().template).get('api')?.variables.FONTS_DIR).toBeUndefined()
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    expect(() => synthesised({ fonts: empty })).toThrow(`no font (.ttf, .otf, .woff2) in fonts=${empty}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
