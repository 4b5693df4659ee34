import { isDeepStrictEqual } from 'node:util'
import type { FastifySchema } from 'fastify'
import type { FastifySerializerCompiler } from 'fastify/types/schema.d.ts'
import { encode, type ZodType } from 'zod'

/**
 * Writes answers as JSON. What the schema says is not looked at while we serve; in tests it is, and an answer that has
 * more or less than its schema is a fault.
 */
export const answerWriter =
  ({ checksAnswers }: { checksAnswers: boolean }): FastifySerializerCompiler<FastifySchema> =>
  ({ schema, method, url }) =>
    checksAnswers
      ? answer => checked(schema as unknown as ZodType, answer, `${method} ${url}`)
      : answer => JSON.stringify(answer)

function checked(schema: ZodType, answer: unknown, route: string): string {
  const written = JSON.stringify(answer)
  const understood = JSON.stringify(encode(schema, answer))
  if (!isDeepStrictEqual(JSON.parse(written), JSON.parse(understood))) {
    throw new Error(`${route} answers with more than its schema says: ${written}`)
  }
  return written
}
