import { randomUUID } from 'node:crypto';
import { functionLimits } from '../limits';
import type { ThrownError } from './worker-messages';

/** An error as both doors tell it: `code` to the SDK, `errCode` and `errMsg` to the mini-program. */
export interface InvocationError {
  code: string;
  errCode: number;
  message: string;
  /** The text between the code and the message that the mini-program sees. */
  label: string;
}

/** The real cloud answers this for a name that is not deployed. */
export function functionNotFound(): InvocationError {
  return {
    code: 'FUNCTION_NOT_FOUND',
    errCode: -501000,
    label: 'FUNCTION_NOT_FOUND',
    message: 'FunctionName parameter could not be found.',
  };
}

export function timeLimitExceeded(timeoutMs: number): InvocationError {
  return {
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    errCode: -504003,
    label: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    message: `Invoking task timed out after ${timeoutMs / 1000} seconds`,
  };
}

/** Only the first line leaves the cloud: a stack tells an attacker where to look. */
export function executeFailed(error: ThrownError | undefined): InvocationError {
  const text = error
    ? `${error.name}: ${error.message}`
    : 'process exited before completing request';
  const firstLine = text.split('\n')[0] ?? '';
  return {
    code: 'FUNCTIONS_EXECUTE_FAIL',
    errCode: -504002,
    label: 'functions execute fail',
    message: firstLine.slice(0, functionLimits.errorTextCharacters),
  };
}

export function resultTooLarge(): InvocationError {
  return {
    code: 'EXCEED_RESULT_SIZE_LIMIT',
    errCode: -604001,
    label: 'cloudfunction result size exceed limit (1MB)',
    message: 'cloudfunction result size exceed limit (1MB)',
  };
}

export function requestTooLarge(): InvocationError {
  return {
    code: 'EXCEED_REQUEST_SIZE_LIMIT',
    errCode: -501003,
    label: 'exceed request limit',
    message: 'Request body size exceeds limit',
  };
}

export function tooManyInvocations(): InvocationError {
  return {
    code: 'EXCEED_CONCURRENT_REQUEST_LIMIT',
    errCode: -501004,
    label: 'exceed concurrent request limit',
    message: 'Concurrent request limit exceeded',
  };
}

/** The error object that `wx.cloud.callFunction` rejects with. */
export function asCallFunctionError(error: InvocationError): { errCode: number; errMsg: string } {
  const cause = `errCode: ${error.errCode} ${error.label} | errMsg: ${error.message}`;
  return { errCode: error.errCode, errMsg: `cloud.callFunction:fail Error: ${cause}` };
}

export function newRequestId(): string {
  return randomUUID();
}
