import { readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { loadModels, modelsFolder, readText } from '#understanding'

/** What is asked of the thread, and what it answers. */
export type Asked = { number: number; texts: readonly string[] }
export type Answered = { number: number } & (
  | { model: string; readings: ReturnType<typeof readText>[] }
  | { fault: Error }
)

const port = parentPort!
const loading = loadModels(name => readFile(new URL(name, modelsFolder)))

port.on('message', async ({ number, texts }: Asked) => {
  try {
    const models = await loading
    const readings = texts.map(text => readText(models, text))
    port.postMessage({ number, model: models.version, readings } satisfies Answered, [])
  } catch (error) {
    port.postMessage(
      { number, fault: error instanceof Error ? error : new Error(String(error)) } satisfies Answered,
      [],
    )
  }
})
