export default definePageConfig({ navigationBarTitleText: '超量审批' });
