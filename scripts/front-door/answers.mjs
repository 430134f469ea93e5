// The door's own answers: problem+json for programs, a small page in both languages for people.
import { STATUS_CODES } from 'node:http';
import { securityHeaders } from './headers.mjs';

const WORDS = {
  400: ['这个请求不完整或格式不对', 'This request is not well formed'],
  403: ['这个操作必须从本站发起', 'This must be done from this site itself'],
  404: ['没有这个页面或操作，请刷新后再试', 'There is no such page or action: reload and try again'],
  405: ['这里不支持这种请求方式', 'This method is not served here'],
  413: ['内容太大了', 'That is too large'],
  415: ['这里不接受这种内容类型', 'This content type is not taken here'],
  421: ['本服务器不以这个域名对外提供服务', 'This server does not answer under that name'],
  502: ['服务刚刚中断，正在恢复', 'The service was interrupted and is coming back'],
  503: ['水轮正在启动，请稍候', 'Waterwheel is starting, one moment'],
};

/** Answers `refusal` in the form the asker reads; the connection ends when a body is left unread. */
export function answer(request, response, refusal, { settings, requestId }) {
  if (response.headersSent) return void response.destroy();
  const path = (request.url ?? '/').split('?', 1)[0];
  const isApi = path === '/api' || path.startsWith('/api/');
  const body = Buffer.from(isApi ? problem(refusal, requestId) : page(refusal));
  const isUnread = !request.complete;
  response.writeHead(refusal.status, {
    ...securityHeaders(path, settings),
    'cache-control': 'no-store',
    'content-type': isApi ? 'application/problem+json' : 'text/html; charset=utf-8',
    'content-length': body.length,
    'x-request-id': requestId,
    ...refusal.headers,
    ...(isUnread ? { connection: 'close' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
  if (isUnread) drain(request);
}

/** Reads and drops what the client still sends for a moment, so that it gets to read the answer. */
function drain(request) {
  request.on('error', () => {});
  request.resume();
  setTimeout(() => request.destroy(), 2000).unref();
}

function problem({ status, code, detail }, requestId) {
  return JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    code,
    detail,
    requestId,
  });
}

function page({ status }) {
  const [chinese, english] = WORDS[status] ?? WORDS[400];
  const again = status >= 500 ? '<meta http-equiv="refresh" content="2">' : '';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${chinese}</title>${again}
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<style>:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh;text-align:center;margin:0 1rem}p{opacity:.75;margin:0}</style>
</head><body><main><h1>${chinese}</h1><p lang="en">${english}</p></main></body></html>`;
}

/** The bytes of an answer to what is not even HTTP. */
export function rawAnswer(status, settings) {
  const lines = Object.entries({
    ...securityHeaders('/', settings),
    'content-length': '0',
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`;
}
