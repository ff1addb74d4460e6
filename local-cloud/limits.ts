/**
 * The one table of limits of the local cloud. Each figure copies the real cloud's, or says that it
 * is the local cloud's own. Times are milliseconds, sizes are bytes.
 */

// ---- database -----------------------------------------------------------------------------------
export const databaseLimits = {
  /** The SDK's default page. */
  defaultPage: 100,
  /** The SDK clamps a page to this; the product asks for 100. */
  maxPage: 1_000,
  /** All list entries of one reply together. */
  responseBytes: 1024 * 1024,
  /** All EJSON texts of one request together. */
  requestBytes: 100 * 1024,
  /** MongoDB: one document. Only seeding can come near it. */
  documentBytes: 16 * 1024 * 1024,
  /** MongoDB: levels of nesting in a document. */
  nestingDepth: 100,
  /** MongoDB before 4.2: the key of one document in one index. */
  indexKeyBytes: 1_024,
  /** A transaction older than this no longer exists. Real time, also when the clock is moved. */
  transactionMs: 30_000,
  /** The local cloud's own: each holds a connection with its snapshot. */
  openTransactions: 100,
  /**
   * The local cloud's own: an operation of a transaction takes at least this long, so that a second
   * one sent at the same time meets TransactionBusy as on the real cloud, which is slower.
   */
  transactionOperationMs: 3,
  /** The local cloud's own: documents read, changed or removed before other requests get a turn. */
  documentsPerTurn: 256,
  collectionNameCharacters: 64,
};

// ---- functions ----------------------------------------------------------------------------------
export const functionLimits = {
  /** The console's default when config.json names no time-out. */
  defaultTimeoutMs: 3_000,
  /** The longest time-out the WeChat console accepts. */
  maxTimeoutMs: 60_000,
  /** Loading a bundle does not count against the function's own time-out. */
  startTimeoutMs: 60_000,
  /** One environment holds at most this many functions. */
  functionsPerEnvironment: 50,
  /** The real cloud allows one timer per function. */
  triggersPerFunction: 1,
  /** `callFunction` data. */
  requestBytes: 100 * 1024,
  /** What a function may return. */
  resultBytes: 1024 * 1024,
  memoryMegabytes: 256,
  /** The local cloud's own: instances kept at once. Nested calls may go above it for a while. */
  defaultInstances: 4,
  /** The local cloud's own: callers that may wait for an instance. */
  queuedInvocations: 1_000,
  /** The local cloud's own: characters of an error's first line that reach the caller. */
  errorTextCharacters: 300,
};

// ---- storage ------------------------------------------------------------------------------------
export const storageLimits = {
  /** COS: the key of one object. */
  pathBytes: 850,
  /** Files one call may ask addresses for, or delete. */
  filesPerCall: 50,
  /** How long an address holds when nothing else is asked for. */
  defaultMaxAgeSeconds: 24 * 60 * 60,
  /** The local cloud's own: the real one takes gigabytes. */
  fileBytes: 16 * 1024 * 1024,
  /** The local cloud's own: between the leave to put a file and its arrival. */
  uploadMs: 15 * 60 * 1000,
};

// ---- logs (the local cloud's own) ---------------------------------------------------------------
export const logLimits = {
  entriesInMemory: 5_000,
  fileBytes: 8 * 1024 * 1024,
  textCharacters: 8_000,
};

// ---- openapi ------------------------------------------------------------------------------------
export const openapiLimits = {
  requestBytes: 256 * 1024,
  /** Characters of a subscription message's field, by the field's kind. */
  fieldCharacters: {
    thing: 20,
    phrase: 5,
    character_string: 32,
    name: 10,
    nameLatin: 20,
    number: 32,
    letter: 32,
    symbol: 5,
    amount: 11,
    phone_number: 17,
    car_number: 8,
  },
  contentCheckCharacters: 2_500,
  /** The content check refuses a person who has not used the mini-program for this long. */
  contentCheckActiveMs: 2 * 60 * 60 * 1000,
};

// ---- wecom --------------------------------------------------------------------------------------
export const wecomLimits = {
  textBytes: 2_048,
  messagesPerWindow: 20,
  windowMs: 60_000,
};

// ---- gateway (the local cloud's own) ------------------------------------------------------------
export const gatewayLimits = {
  adminBodyBytes: 4 * 1024 * 1024,
  localBodyBytes: 64 * 1024,
  rowsPerReply: 1_000,
  /** How long a clean stop waits for running invocations. */
  shutdownGraceMs: 5_000,
  /** How long the real cloud keeps a transaction whose owner has gone. */
  abandonedTransactionMs: 30_000,
};
