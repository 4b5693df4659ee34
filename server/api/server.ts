import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { minute } from '#lib'
import { answerFault } from './errors.ts'
import { identifyEveryone } from './identify.ts'
import { nouns } from './nouns.ts'
import { answerWriter } from './answers.ts'
import { endIdleWhileClosing } from './closing.ts'
import { compressAnswers } from './compress.ts'
import { describeApi } from './openapi.ts'
import { hardenAnswers } from './security.ts'
import { serveConsole } from './console.ts'
import { watchHealth } from './health.ts'
import { cleanAsked } from './clean-asked.ts'
import { listRoutes } from './routes.ts'
import { answerMisread } from './misread.ts'
import type { App, World } from './world.ts'

const maxBodyBytes = 1024 * 1024
/** From its first byte to its last: time for the largest file on a slow line. */
const longestRequestMs = 10 * minute

/** The HTTP side of the installation, ready to listen; `close()` waits for what is under way. */
export async function openServer(world: World): Promise<App> {
  const app: App = Fastify({
    loggerInstance: world.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerFault,
    clientErrorHandler: answerMisread,
    trustProxy: world.settings.trustProxy,
    bodyLimit: maxBodyBytes,
    requestTimeout: longestRequestMs,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(answerWriter(world.settings))
  app.setErrorHandler(answerFault)
  endIdleWhileClosing(app)
  listRoutes(app)
  hardenAnswers(app, world)
  compressAnswers(app)
  await describeApi(app, world)
  identifyEveryone(app, world)
  cleanAsked(app)
  watchHealth(app, world)
  for (const register of nouns)
    await app.register(async scope => register(scope.withTypeProvider<ZodTypeProvider>(), world))
  await serveConsole(app, world)
  await app.ready()
  return app
}
