import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The page of the simulated phone, dist/phone: nothing inline, so that a content security policy of 'self' holds. */
export default defineConfig({
  root: here('./demo/page'),
  publicDir: false,
  cacheDir: here('./.cache/vite-phone'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
    outDir: here('./dist/phone'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
