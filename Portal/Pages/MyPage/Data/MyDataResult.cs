using Microsoft.AspNetCore.Mvc;
using Portal.Core.JapaneseText;
using Portal.Core.MyPage;

namespace Portal.Pages.MyPage.Data;

/// <summary>The ZIP, sent while it is made. What breaks in the middle breaks the download, so that nobody keeps half of it as the whole.</summary>
public sealed class MyDataResult(MyDataZip zip, MyData data) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.HttpContext.Response;
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = ContentDispositionName.Attachment(zip.FileName);
        response.Headers.CacheControl = "no-store";
        await zip.WriteAsync(response.Body, data, context.HttpContext.RequestAborted);
    }
}
