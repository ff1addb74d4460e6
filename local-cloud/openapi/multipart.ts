import busboy from 'busboy';
import type { IncomingMessage } from 'node:http';
import { openapiLimits } from '../limits';
import { MalformedRequestError } from './protobuf';

export interface OpenApiForm {
  action: string;
  apiName: string;
  requestData: Buffer;
}

/** Reads the SDK's form. Rejects with MalformedRequestError for a broken or oversize one. */
export async function readForm(request: IncomingMessage): Promise<OpenApiForm> {
  const fields = new Map<string, string>();
  const chunks: Buffer[] = [];
  try {
    const parser = busboy({
      headers: request.headers,
      limits: { fileSize: openapiLimits.requestBytes, fieldSize: openapiLimits.requestBytes },
    });
    await new Promise<void>((resolve, reject) => {
      parser.on('field', (name, value) => fields.set(name, value));
      parser.on('file', (name, stream) => {
        stream.on('data', (chunk: Buffer) => name === 'requestData' && chunks.push(chunk));
        stream.on('limit', () => reject(new Error('The request is too large')));
        stream.on('error', reject);
      });
      parser.on('error', reject);
      parser.on('close', resolve);
      request.on('error', reject);
      request.pipe(parser);
    });
  } catch (error) {
    request.unpipe();
    request.resume();
    throw new MalformedRequestError('Not a form of the SDK', { cause: error });
  }
  return {
    action: fields.get('action') ?? '',
    apiName: fields.get('apiName') ?? '',
    requestData: Buffer.concat(chunks),
  };
}
