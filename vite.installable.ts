import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import type { Plugin } from 'vite'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const texts = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(file(`protocol/texts/${language}.json`), 'utf8')) as Record<string, string>

const wine = '#7f2650'
const paper = '#f6f3ef'

/**
 * What makes the console a thing that can be installed: its worker under a name that stays, its icons drawn from the sign,
 * and a manifest in each language.
 */
export const installable = (): Plugin => ({
  name: 'installable',
  apply: 'build',
  buildStart() {
    this.emitFile({ type: 'chunk', id: file('web/console/service-worker.ts'), fileName: 'service-worker.js' })
  },
  async generateBundle() {
    const sign = readFileSync(file('web/ui/icon.svg'), 'utf8')
    // What a system cuts into its own shape reaches the edge, and has its sign in the middle.
    const whole = sign.replace(' rx="7"', '').replace('<path ', '<path transform="translate(3.6 3.6) scale(0.7)" ')
    const mark = sign.replace(/<rect[^>]*>/, '')
    const icons = {
      'icon-192.png': [sign, 192],
      'icon-512.png': [sign, 512],
      'icon-maskable.png': [whole, 512],
      'badge.png': [mark, 96],
      'icon-apple.png': [whole, 180],
    } as const
    for (const [fileName, [drawing, size]] of Object.entries(icons)) {
      const source = await sharp(Buffer.from(drawing), { density: 72 * (size / 24) })
        .resize(size)
        .png()
        .toBuffer()
      this.emitFile({ type: 'asset', fileName, source })
    }
    for (const language of ['es', 'en'])
      this.emitFile({ type: 'asset', fileName: `${language}.webmanifest`, source: JSON.stringify(manifest(language)) })
  },
})

function manifest(language: string) {
  const said = texts(language)
  const icon = (src: string, size: number, purpose: string) => ({
    src: `/${src}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })
  const shortcut = (name: string, view: string) => ({
    name: said[name],
    url: `/?view=${view}`,
    icons: [icon('icon-192.png', 192, 'any')],
  })
  return {
    ...{ id: '/', name: 'Sobremesa', short_name: 'Sobremesa', lang: language },
    ...{ start_url: '/', scope: '/', display: 'standalone', theme_color: wine, background_color: paper },
    icons: [
      icon('icon-192.png', 192, 'any'),
      icon('icon-512.png', 512, 'any'),
      icon('icon-maskable.png', 512, 'maskable'),
    ],
    shortcuts: [
      shortcut('view.mine', 'mine'),
      shortcut('view.mentions', 'mentions'),
      shortcut('view.unassigned', 'unassigned'),
    ],
  }
}
