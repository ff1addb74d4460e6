export default definePageConfig({ navigationBarTitleText: '申请核实身份' });
