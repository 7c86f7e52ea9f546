/** The demo's people: an editor, two leaders, an administrator, and a contributor or two in each department. */
import type { Person, Role } from '#shared/centre/person.ts'
import { DEPARTMENTS } from './publication.ts'

type Row = [
  id: string,
  name: string,
  title: string,
  email: string,
  role: Role,
  departmentId: keyof typeof DEPARTMENTS | null,
]

const ROWS: Row[] = [
  ['zhou-min', '周敏', '责任编辑', 'zhoumin@centre.example', 'editor', null],
  ['chen-zhiyuan', '陈志远', '综合处处长', 'chenzhiyuan@centre.example', 'leader', null],
  ['lin-guodong', '林国栋', '中心副主任', 'linguodong@centre.example', 'leader', null],
  ['he-jing', '何静', '系统管理员', 'hejing@centre.example', 'administrator', null],
  ['wu-xiaolan', '吴晓岚', '科技厅信息员', 'wuxiaolan@kjt.example', 'contributor', 'kjt'],
  ['liu-yang', '刘洋', '公安厅信息员', 'liuyang@gat.example', 'contributor', 'gat'],
  ['zhao-wen', '赵雯', '自然资源厅信息员', 'zhaowen@zrzyt.example', 'contributor', 'zrzyt'],
  ['sun-lei', '孙磊', '省林草局信息员', 'sunlei@lcj.example', 'contributor', 'lcj'],
  ['xu-hao', '徐浩', '住房城乡建设厅信息员', 'xuhao@zjt.example', 'contributor', 'zjt'],
  ['tang-rui', '唐睿', '交通运输厅信息员', 'tangrui@jtt.example', 'contributor', 'jtt'],
  ['luo-fang', '罗芳', '省卫生健康委信息员', 'luofang@wjw.example', 'contributor', 'wjw'],
  ['guo-qiang', '郭强', '省市场监管局信息员', 'guoqiang@scjgj.example', 'contributor', 'scjgj'],
  ['deng-jie', '邓洁', '省药监局信息员', 'dengjie@yjj.example', 'contributor', 'yjj'],
]

export const PEOPLE: Person[] = ROWS.map(([id, name, title, email, role, departmentId]) => ({
  id,
  version: 1,
  name,
  title,
  email,
  roles: [role],
  departmentId,
  active: true,
}))

/** As the sign-in page lists them. */
export const demoPeople = () =>
  PEOPLE.map(({ name, title, email, roles, departmentId }) => ({
    name,
    title,
    email,
    roles,
    department: departmentId === null ? null : (PUBLICATION_DEPARTMENTS.get(departmentId) ?? null),
  }))

const PUBLICATION_DEPARTMENTS = new Map<string, string>(Object.entries(DEPARTMENTS))
