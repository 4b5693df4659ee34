import { isDeepStrictEqual } from 'node:util'
import * as figures from './figures.ts'
import type { FileMessage } from './read-file.ts'

/** A brand's figures, from the file and from what was stored. `brand` is empty for all together. */
export type BrandFigures = {
  brand: string
  file: figures.AnswerTimes
  stored: figures.AnswerTimes
  firstReply: figures.FirstReplies
}

/** All together, and the brands of both, those with the most answers first. Pure. */
export function compare(messages: readonly FileMessage[], stored: ReadonlyMap<string, figures.StoredMessage[]>) {
  const inFile = figures.answersInFile(messages)
  const found = [...stored].flatMap(([brand, its]) => figures.answersStored(brand, its))
  const waits = new Map([...stored].map(([brand, its]) => [brand, figures.firstReplies(its)]))
  const brands = [...new Set([...inFile.map(each => each.brand), ...stored.keys()])].map(brand => ({
    brand,
    file: figures.answerTimes(inFile.filter(each => each.brand === brand)),
    stored: figures.answerTimes(found.filter(each => each.brand === brand)),
    firstReply: figures.firstReplyTimes(waits.get(brand) ?? []),
  }))
  const all = {
    brand: '',
    file: figures.answerTimes(figures.ofAll(inFile)),
    stored: figures.answerTimes(figures.ofAll(found)),
    firstReply: figures.firstReplyTimes([...waits.values()].flat()),
  }
  return { all, brands: brands.toSorted((a, b) => b.file.answered - a.file.answered || (a.brand < b.brand ? -1 : 1)) }
}

/** Whether the file and what was stored say the same. */
export const isSame = ({ file, stored }: BrandFigures): boolean => isDeepStrictEqual(file, stored)
