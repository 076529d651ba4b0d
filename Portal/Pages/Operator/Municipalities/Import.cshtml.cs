using MediatR;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Municipalities;

/// <summary>市町村の一覧をCSVで取り込む.</summary>
public sealed class ImportModel(IMediator mediator) : MasterUploadModel(mediator, MasterListKind.Municipalities);
