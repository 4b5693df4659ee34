import fc from 'fast-check'

/**
 * Loaded before each test file: what properties are tried with is the same each time, so that the same code passes or fails the
 * same way; `npm run deep -- properties` tries others.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED ?? 4711) })
