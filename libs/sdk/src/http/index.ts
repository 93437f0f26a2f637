export { type HttpRequest, requestContext, type RequestContextOptions } from './request-context.js';
