import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadModels, type Models, modelsFolder, readText } from '#understanding'
import { type Goal, measureGoals, measureOwn, readTest } from '../../training/index.ts'
import { median } from './figures.ts'
import type { Line } from './table.ts'

export type Understanding = {
  goals: Goal[]
  /** Messages that one core reads in a second, with all that is asked of each. */
  perSecond: number
  megabytes: number
  loadMs: number
}

const rounds = 5

/** How well and how fast texts are read. Without a folder of the public sets only our own lines are measured. */
export async function measureUnderstanding(
  data?: string,
  models = fileURLToPath(modelsFolder),
): Promise<Understanding> {
  const load = () => loadModels(name => readFile(join(models, name)))
  const loads: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await load()
    loads.push(performance.now() - began)
  }
  const { models: loaded, told } = await readTest(models)
  const names = readdirSync(models).filter(name => /\.(model|json)$/.test(name))
  return {
    goals: [...measureOwn(told), ...(data === undefined ? [] : measureGoals(data, loaded))],
    perSecond: speedOf(
      loaded,
      told.map(({ said }) => said.text),
    ),
    megabytes: names.reduce((sum, name) => sum + statSync(join(models, name)).size, 0) / 1e6,
    loadMs: median(loads),
  }
}

function speedOf(models: Models, texts: readonly string[]): number {
  const readAll = () => texts.forEach(text => void readText(models, text))
  readAll()
  const speeds = Array.from({ length: rounds }, () => {
    const began = performance.now()
    readAll()
    return (texts.length * 1000) / (performance.now() - began)
  })
  return median(speeds)
}

export function understandingLines({ goals, perSecond, megabytes, loadMs }: Understanding): Line[] {
  const isBelow = ({ task }: Goal) => /error|alarms/.test(task)
  const asked = (goal: Goal, value: number | undefined) =>
    value === undefined ? '' : `${isBelow(goal) ? '≤' : '≥'} ${value}`
  return [
    ...goals.map((goal): Line => [
      goal.task,
      `${goal.figure.toFixed(3)} of ${goal.rows}`,
      asked(goal, goal.must),
      asked(goal, goal.aim),
    ]),
    ['messages read on one core', `${perSecond.toFixed(0)}/s`, '≥ 5,000/s', ''],
    ['all models', `${megabytes.toFixed(1)} MB`, '≤ 20 MB', ''],
    ['load', `${loadMs.toFixed(0)} ms`, '≤ 300 ms', ''],
  ]
}
