/** A field that does not fit, as its reader is told of it: which one it is, and the whole sentence. */

/** For `toMatchObject`: of an answer that says this and nothing else. */
export const misfit = (path: string, message: string) => ({
  status: 400,
  body: { code: 'bad-request', message: '提交的内容有误，请按提示修改后再提交。', details: [{ path, message }] },
})
