/** Why a file is not taken as an attachment: code → HTTP status → sentence, as refusals.ts has them. */
import { MOST_ATTACHMENTS, PART_BYTES } from './attachment-limits.ts'

export const ATTACHMENT_REFUSALS = {
  'attachment-type': {
    status: 415,
    message: '附件只接收 Word（DOCX）、Excel（XLSX）、PDF 和 PNG、JPEG 图片，请另存为其中一种格式后再添加。',
  },
  'attachment-old-office': {
    status: 415,
    message: '这是旧格式的 Word 或 Excel 文件，请用 Word 或 WPS 打开，另存为 DOCX 或 XLSX 格式后再添加。',
  },
  'attachment-locked': { status: 415, message: '文件设有密码，系统无法检查其中的内容，请取消密码后再添加。' },
  'attachment-active': {
    status: 415,
    message:
      '文件中含有宏、脚本、控件、嵌入的程序或从别处取用的内容，不能作为附件。请去掉这些内容另存一份，或导出为 PDF 后再添加。',
  },
  'attachment-damaged': {
    status: 400,
    message: '文件不完整，或者夹带了别的内容。请在电脑上打开，另存一份后再添加。',
  },
  'attachment-unpacks-too-large': {
    status: 413,
    message: '文件展开后过大，系统无法检查。请删减其中的图片或数据后再添加。',
  },
  'attachment-too-large': {
    status: 413,
    message: '附件超过了本刊规定的大小，请压缩其中的图片，或拆成几个文件后再添加。',
  },
  'attachment-part-missing': { status: 409, message: '附件没有传完整，请重新添加这个文件。' },
  'attachment-part-too-large': {
    status: 413,
    message: `附件须分段上传，每段不超过 ${PART_BYTES / 1_000_000} MB，请刷新页面后重新添加。`,
  },
  'too-many-attachments': { status: 409, message: `一篇来稿最多 ${MOST_ATTACHMENTS} 个附件，请先删去用不着的。` },
  'damaged-attachment': {
    status: 409,
    message: '存放的附件已损坏或不在了，不能取出。请报送单位把原来的文件再添加一次。',
  },
} as const
