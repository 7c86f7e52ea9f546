/** Is this file an issued one? Its hash is computed here and looked up; the file itself never leaves the computer. */
import { useState } from 'react'
import { DropFile } from '../../parts/drop-file.tsx'
import { Page } from '../../parts/page.tsx'
import { askAboutFile, type FileAsked } from './ask-about-file.ts'
import { FileAnswer } from './file-answer.tsx'

export function Verify() {
  const [answers, setAnswers] = useState<readonly FileAsked[]>([])
  const [asking, setAsking] = useState(false)
  const take = async (files: readonly File[]) => {
    setAsking(true)
    for (const file of files) {
      const answered = await askAboutFile(file)
      setAnswers((before) => [answered, ...before])
    }
    setAsking(false)
  }
  return (
    <Page title="核验">
      <p className="muted">
        查一份 PDF
        是不是本系统签发并分发的那一份：是哪一期，由谁、何时签发；也可以查一份分发证明（.zip）是否完好。改动过一个字节的文件也能认出来。
      </p>
      <DropFile
        label="选择 PDF 或分发证明，也可拖到这里"
        hint="只在本机核对文件，文件不会上传。"
        accept=".pdf,application/pdf,.zip,application/zip"
        onFiles={(files) => void take(files)}
      />
      <div className="stack" role="status" aria-label="核验结果" aria-busy={asking}>
        {answers.map((asked) => (
          <FileAnswer key={asked.key} asked={asked} />
        ))}
      </div>
    </Page>
  )
}
