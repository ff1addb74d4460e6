export default definePageConfig({ navigationBarTitleText: '学校的规则' });
