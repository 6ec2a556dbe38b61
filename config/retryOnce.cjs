// A machine that stalls can starve a real call or a worker. One more try, with the first failure printed: `npm test` lists and
// counts every test that needed it as unsteady, so that none hides.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
