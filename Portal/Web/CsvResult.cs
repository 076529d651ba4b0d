using Microsoft.AspNetCore.Mvc;
using Portal.Core.Csv;
using Portal.Core.JapaneseText;

namespace Portal.Web;

/// <summary>A CSV to keep, written row by row while it is read, and stored by nobody in between.</summary>
public sealed class CsvResult(
    string fileName, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = ContentDispositionName.Attachment(fileName);
        response.Headers.CacheControl = "no-store";
        await CsvWriting.WriteAsync(response.Body, headings, rows, context.HttpContext.RequestAborted);
    }
}
