import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Customers come with older phones than colleagues. */
const BROWSERS = ['es2022']

/**
 * The chat for the brand's own web: one script with all that it needs, dist/widget/chat.js, of at most 20,480 bytes
 * gzipped (build.test.ts). It runs in other people's pages, so nothing of it is global.
 */
export default defineConfig({
  root: here('./web/widget'),
  publicDir: false,
  cacheDir: here('./.cache/vite-widget'),
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: "import { h, Fragment } from 'preact'",
  },
  build: {
    target: BROWSERS,
    cssTarget: 'esnext',
    outDir: here('./dist/widget'),
    emptyOutDir: true,
    reportCompressedSize: false,
    lib: { entry: here('./web/widget/main.tsx'), formats: ['iife'], name: 'sobremesaChat', fileName: () => 'chat.js' },
  },
})
