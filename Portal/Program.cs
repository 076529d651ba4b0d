using Portal.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPortalPages();
var app = builder.Build();
app.UseErrorPages();
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.Run();

public partial class Program;
